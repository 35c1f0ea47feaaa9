import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** The contexts of expressions as plain values: `github`, `steps`, `needs`, … */
export type Contexts = Record<string, unknown>

/** The status of a job, for `success()`, `failure()` and `always()`. */
export type JobStatus = 'success' | 'failure'

/** Replaces the expressions in a text by their values. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => evaluate(expression, contexts).coerceString())
}

/** Returns the plain value of a text that is one expression, or else the text itself. */
export function evaluateToPlainValue(text: string, contexts: Contexts): unknown {
  const expression = /^\$\{\{(.*)\}\}$/s.exec(text.trim())?.[1]
  if (expression === undefined) return text
  return JSON.parse(JSON.stringify(evaluate(expression, contexts), data.replacer))
}

/** Returns whether a job or a step runs. Like GitHub, it adds `success()` to conditions without a status function. */
export function isMet(condition: string, contexts: Contexts, status: JobStatus): boolean {
  const expression = /^\$\{\{(.*)\}\}$/s.exec(condition.trim())?.[1] ?? condition
  const hasStatusFunction = /\b(success|failure|always|cancelled)\(/.test(expression)
  const whole = hasStatusFunction ? expression : `success() && (${expression})`
  return !['false', '', '0', 'null'].includes(evaluate(whole, contexts, status).coerceString())
}

function evaluate(
  expression: string,
  contexts: Contexts,
  status: JobStatus = 'success',
): data.ExpressionData {
  const functions = statusFunctions(status)
  const { tokens } = new Lexer(expression).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const values = JSON.parse(JSON.stringify(contexts), data.reviver)
  return new Evaluator(parsed, values, new Map(functions.map((one) => [one.name, one]))).evaluate()
}

function statusFunctions(status: JobStatus) {
  const answers = {
    success: status === 'success',
    failure: status === 'failure',
    always: true,
    cancelled: false,
  }
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answer),
  }))
}
