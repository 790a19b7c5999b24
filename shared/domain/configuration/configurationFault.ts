import { configurationText } from '../../text/configuration.ts';
import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';

export const CONFIGURATION_PROBLEMS = [
  'NotJson',
  'TooDeep',
  'NameTwice',
  'FieldMissing',
  'FieldUnknown',
  'WrongKind',
  'NotADate',
  'OutOfRange',
  'Empty',
  'DatesNotRising',
  'DoesNotAddUp',
] as const;

export type ConfigurationProblem = (typeof CONFIGURATION_PROBLEMS)[number];

/** What is wrong in a file of dated data, and where: the field as `amounts[0].value`, the line counted from 1. */
export type ConfigurationFault = {
  readonly type: 'ConfigurationFault';
  readonly file: string;
  readonly field: string;
  readonly line: number;
  readonly problem: ConfigurationProblem;
};

/** The fault in one sentence for the person who keeps the file. */
export function describeFault(fault: ConfigurationFault, language: Language): string {
  const text = configurationText[language];
  const problem = text.problem[fault.problem];
  return fillIn(fault.field === '' ? text.faultInFile : text.fault, {
    file: fault.file,
    line: fault.line,
    field: fault.field,
    problem,
  });
}
