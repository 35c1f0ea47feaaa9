import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** What expressions may refer to, as plain values: `github`, `steps`, `needs`, … */
export type Contexts = Record<string, unknown>

/** How the job stands, for `success()`, `failure()` and `always()`. */
export type JobStatus = 'success' | 'failure'

/** Puts the values of its expressions into a text. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => evaluate(expression, contexts).coerceString())
}

/** The plain value of a text that is one expression, or the text itself. */
export function evaluateToPlainValue(text: string, contexts: Contexts): unknown {
  const expression = /^\$\{\{(.*)\}\}$/s.exec(text.trim())?.[1]
  if (expression === undefined) return text
  return JSON.parse(JSON.stringify(evaluate(expression, contexts), data.replacer))
}

/** Whether a job or a step is to run: without a word on it, when all before it succeeded. */
export function isMet(condition: string, contexts: Contexts, status: JobStatus): boolean {
  const expression = /^\$\{\{(.*)\}\}$/s.exec(condition.trim())?.[1] ?? condition
  const tellsStatus = /\b(success|failure|always|cancelled)\(/.test(expression)
  const whole = tellsStatus ? expression : `success() && (${expression})`
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
