import { msg, str } from "@lit/localize";
import { newId } from "../base/id";
import { Refusal } from "../base/refusal";
import type { Plan } from "../records";
import { fold } from "../records/terms";
import { command } from "../store/command";
import type { Read, Work } from "../store/work";
import { planProblems, type PlanDraft } from "./model";

/** Saves a plan, a new one without `id`; contracts made before keep what it promised then. Gives its id. */
export const savePlan = command(
  "plan.save",
  async (work, { id, active = true, ...draft }: PlanDraft & { id?: Plan["id"]; active?: boolean }) => {
    if (id) await work.get(id);
    return putPlan(work, { ...draft, id: id ?? newId("plan"), active });
  },
);

/** Changes some fields of a plan, as a typed cell does. */
export const amendPlan = command(
  "plan.amend",
  async (work, { id, ...changes }: { id: Plan["id"] } & Partial<PlanDraft> & { active?: boolean }) =>
    putPlan(work, { ...(await work.get(id)), ...changes }),
);

async function putPlan(work: Work, plan: Plan): Promise<Plan["id"]> {
  const clean = { ...plan, name: plan.name.trim(), limits: plan.covers === "limited" ? plan.limits : [] };
  const problems = {
    ...planProblems(clean),
    ...(await nameProblem(work, clean)),
    ...(await itemsProblem(work, clean)),
  };
  if (Object.keys(problems).length) throw new Refusal(msg("This plan cannot be saved yet."), problems);
  await work.put(clean);
  return clean.id;
}

async function nameProblem(read: Read, { id, name }: Plan): Promise<Record<string, string>> {
  const twins = name ? await read.list("plan", "name", { is: fold(name) }) : [];
  return twins.some((twin) => twin.id !== id)
    ? { name: msg(str`There is a plan called ${name} already.`) }
    : {};
}

async function itemsProblem(read: Read, { itemId, limits }: Plan): Promise<Record<string, string>> {
  const billed = itemId && (await read.find(itemId));
  const items = await Promise.all(limits.map((limit) => read.find(limit.itemId)));
  return {
    ...(itemId && billed?.type !== "service"
      ? { itemId: msg("A contract is billed as a service; choose one.") }
      : {}),
    ...(items.includes(undefined) ? { limits: msg("Choose an item of the list.") } : {}),
  };
}
