import type { FastifyReply } from 'fastify'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sends an Excel workbook to be kept; `file` is for what knows no Chinese names. */
export function sendBook(
  reply: FastifyReply,
  book: Buffer,
  { file, name }: { file: string; name: string },
): FastifyReply {
  const named = `filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`
  return reply
    .type(XLSX)
    .header('content-disposition', `attachment; filename="${file}.xlsx"; ${named}`)
    .header('cache-control', 'private, no-store')
    .send(book)
}
