import { ERROR_SENTENCES } from '@juwuye/messages'
import { ERRORS, type ErrorCode, type Problem } from '@juwuye/types'

/** The server answered, and refused. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'Refusal'
    this.code = problem.code
    this.problem = problem
  }
}

/** A refusal that needs no server to say it. */
export function problemHere(code: ErrorCode): Problem {
  const detail = ERROR_SENTENCES[code]({})
  return { type: 'about:blank', title: '', status: ERRORS[code], code, params: {}, detail, traceId: '' }
}
