import { type FieldCode, fieldSentence } from '@juwuye/messages'
import { ERRORS, type ErrorCode, type FieldProblem } from '@juwuye/types'

export type RefusalParams = Readonly<Record<string, string | number>>

interface RefusalOptions {
  params?: RefusalParams
  fields?: readonly FieldProblem[]
  /** Sent as Retry-After. */
  retryAfterSeconds?: number
  cause?: unknown
}

/** A no with a reason. Thrown anywhere below a route; answered as problem+json with the code's status and sentence. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly params: RefusalParams
  readonly fields: readonly FieldProblem[]
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, { params = {}, fields = [], retryAfterSeconds, cause }: RefusalOptions = {}) {
    super(code, { cause })
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.fields = fields
    this.retryAfterSeconds = retryAfterSeconds
  }

  get status(): number {
    return ERRORS[this.code]
  }
}

/** One field's problem with its sentence. */
export function fieldProblem(path: string, code: FieldCode, params: RefusalParams = {}): FieldProblem {
  return { path, code, message: fieldSentence(code, params) }
}

/** 422 for one field that the schema could not judge. */
export function invalidField(path: string, code: FieldCode, params: RefusalParams = {}): Refusal {
  return new Refusal('invalid-input', { fields: [fieldProblem(path, code, params)] })
}
