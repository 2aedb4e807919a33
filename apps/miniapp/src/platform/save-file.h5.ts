import { NetworkError, parsed, type Reply, type SaveOptions } from './request-types.ts'

/** Fetches a file and hands it to the browser's downloads. Any status is an answer. */
export async function saveFile({ url, headers, name }: SaveOptions): Promise<Reply> {
  let response: Response
  let body: Blob
  try {
    response = await fetch(url, { headers, credentials: 'same-origin' })
    body = await response.blob()
  } catch {
    throw new NetworkError('unreachable')
  }
  if (!response.ok) return { status: response.status, headers: {}, data: parsed(await body.text()) }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(body)
  link.download = name
  link.click()
  // the browser has it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  return { status: response.status, headers: {}, data: undefined }
}
