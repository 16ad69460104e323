import { send } from '../../api/client';
import type { RuleDto } from '../../api/contract';

export const path = (id: string) => `rules/${encodeURIComponent(id)}`;

/**
 * Makes a rule, or changes it as it was looked at: where somebody else changed it meanwhile, that is refused.
 * @param looked Null: a new one.
 */
export const saved = (looked: RuleDto | null, to: Readonly<Record<string, unknown>>): Promise<RuleDto> =>
  looked === null ? send('POST', 'rules', to) : send('PATCH', path(looked.id), { ...to, version: looked.version });

/**
 * Switches a rule on or off.
 * @param asLooked Whether it is refused where somebody else changed the rule meanwhile: the answer would show what they did to be saved over.
 */
export const switched = (rule: RuleDto, on: boolean, asLooked: boolean): Promise<RuleDto> =>
  send('PATCH', path(rule.id), { enabled: on, ...(asLooked && { version: rule.version }) });
