/** The server names its pictures by path; the mini-program needs the whole address. */
export function onServer(src: string): string {
  return src.startsWith('/v1/') ? `${API_BASE}${src}` : src
}
