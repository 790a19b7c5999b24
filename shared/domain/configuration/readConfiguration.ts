import { err, ok, type Result } from '../../lib/result.ts';
import type { z } from '../../lib/zod.ts';
import { CONFIGURATION_PROBLEMS, type ConfigurationFault, type ConfigurationProblem } from './configurationFault.ts';
import { fieldName, type JsonPath, linesOfJson } from './jsonLines.ts';

// Written in front by some editors on Windows; JSON.parse refuses it.
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The contents of a configuration file, or the first fault in it with field and line.
 *
 * `file` is the name to show; nothing is read from disk here. A schema names its own problems with messages from
 * `CONFIGURATION_PROBLEMS`.
 */
export function readConfiguration<T>(file: string, text: string, schema: z.ZodType<T>): Result<T, ConfigurationFault> {
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const lines = linesOfJson(json);
  if (!lines.ok) {
    const { problem, path, line } = lines.error;
    return err({ type: 'ConfigurationFault', file, field: fieldName(path), line, problem });
  }

  const read = schema.safeParse(JSON.parse(json), { error: problemOf });
  if (read.success) return ok(read.data);

  const faults = read.error.issues.map((issue): ConfigurationFault => {
    const path = pathOf(issue);
    return {
      type: 'ConfigurationFault',
      file,
      field: fieldName(path),
      line: lines.value(path),
      problem: CONFIGURATION_PROBLEMS.find((problem) => problem === issue.message) ?? 'WrongKind',
    };
  });
  return err(faults.reduce((first, other) => (other.line < first.line ? other : first)));
}

function pathOf(issue: z.core.$ZodIssue): JsonPath {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  return issue.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
}

function problemOf(issue: z.core.$ZodRawIssue): ConfigurationProblem {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'FieldMissing' : 'WrongKind';
    case 'unrecognized_keys':
      return 'FieldUnknown';
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string' ? 'Empty' : 'OutOfRange';
    case 'too_big':
      return 'OutOfRange';
    case 'invalid_format':
      return issue.format === 'date' ? 'NotADate' : 'WrongKind';
    default:
      return 'WrongKind';
  }
}
