let runs = 0;

/**
 * Names the run of keys that a control is in: from the first key until it is left, Enter is pressed or a pointer comes.
 * undefined while nobody types.
 */
export function keyRun(...controls: HTMLElement[]): () => string | undefined {
  let run: string | undefined;
  const end = () => (run = undefined);
  for (const control of controls) {
    control.addEventListener("keydown", ({key}) => {
      if (key === "Enter" || key === "Escape" || key === "Tab") end();
      else run ??= `run ${++runs}`;
    });
    control.addEventListener("pointerdown", end);
    control.addEventListener("blur", end);
  }
  return () => run;
}
