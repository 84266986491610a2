#!/usr/bin/env node
// The `arrears` command where dependencies are installed; in a clone, `npm run -s arrears --` installs them first. One
// process: whoever ends it ends the work, and with it the lock.
import {register} from "tsx/esm/api";

register();
await import("./cli.ts");
