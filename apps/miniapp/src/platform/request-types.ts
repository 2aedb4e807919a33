export interface RequestOptions {
  url: string
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
  /** Default 15 s. */
  timeoutMs?: number
  signal?: AbortSignal
}

/** Any HTTP status arrives here; `data` is parsed JSON, or text when it is not JSON. Header names are lower case. */
export interface Reply {
  status: number
  headers: Record<string, string>
  data: unknown
}

export type NetworkFault = 'unreachable' | 'timeout' | 'aborted'

/** The request never got an answer; what was to be sent is still with the caller. */
export class NetworkError extends Error {
  readonly fault: NetworkFault

  constructor(fault: NetworkFault) {
    super(fault)
    this.name = 'NetworkError'
    this.fault = fault
  }
}

export interface UploadOptions {
  url: string
  headers?: Record<string, string>
  /** Name of the file part. */
  name: string
  fields?: Record<string, string>
  /** 0 to 1. */
  onProgress?: (fraction: number) => void
  /** Default 60 s. */
  timeoutMs?: number
  signal?: AbortSignal
}

export interface SaveOptions {
  url: string
  headers: Record<string, string>
  /** With its ending. */
  name: string
}

/** A picture the person chose; `src` can be shown, `source` belongs to the platform. */
export interface ChosenPhoto {
  src: string
  sizeBytes: number
  source: { path: string } | { file: Blob; name: string }
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
