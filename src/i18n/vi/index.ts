import {anomalies} from "./anomalies.js";
import {anomalyRules} from "./anomalyRules.js";
import {closing} from "./closing.js";
import {common} from "./common.js";
import {explorer} from "./explorer.js";
import {edition} from "./edition.js";
import {explanation} from "./explanation.js";
import {fairness} from "./fairness.js";
import {groups} from "./groups.js";
import {ladder} from "./ladder.js";
import {lists} from "./lists.js";
import {methods} from "./methods.js";
import {notices} from "./notices.js";
import {outlook} from "./outlook.js";
import {overview} from "./overview.js";
import {people} from "./people.js";
import {quarantine} from "./quarantine.js";
import {revisions} from "./revisions.js";
import {ruleWords} from "./ruleWords.js";
import {sentences} from "./sentences.js";
import {status} from "./status.js";

/** The Vietnamese catalogue: the one that decides which messages exist. */
export const vi = {
  closing,
  edition,
  common,
  fairness,
  outlook,
  ruleWords,
  sentences,
  overview,
  groups,
  lists,
  methods,
  status,
  people,
  quarantine,
  revisions,
  anomalies,
  anomalyRules,
  explorer,
  explanation,
  notices,
  ladder
} as const;
