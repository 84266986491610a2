/** Elements made by hand: texts are texts, so that nothing in the data can become markup. */
type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set("svg g rect path line text title desc circle polyline polygon".split(" "));

/** An element with attributes ("onclick" and the like: listeners) and children. */
export function h<E extends Element = HTMLElement>(tag: string, attributes: Attributes = {}, ...children: Child[]): E {
  const element = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element as unknown as E;
}

/** Sets an attribute only when it changes: most marks stay as they are from one answer to the next. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Sets a text only when it changes. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A button of the page's tools; `name` is what it does. */
export function button(label: string, name: string, onclick: () => void): HTMLButtonElement {
  return h<HTMLButtonElement>("button", {type: "button", class: "action", "data-do": name, onclick}, label);
}
