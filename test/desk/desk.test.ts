/** What offices work with: notices, work lists, funnel and flow, on one random world with documents. */
import {rmSync} from "node:fs";
import {afterAll, beforeAll} from "vitest";
import {flowSuite} from "./flow.js";
import {noticesSuite} from "./notices.js";
import {worklistSuite} from "./worklist.js";
import {buildWorld} from "./world.js";

let data: string;

beforeAll(async () => {
  data = await buildWorld();
});

afterAll(() => rmSync(data, {recursive: true, force: true}));

noticesSuite(() => data);
worklistSuite(() => data);
flowSuite(() => data);
