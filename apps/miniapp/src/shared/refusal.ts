import type { ErrorCode, Problem } from '@juwuye/types'

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
