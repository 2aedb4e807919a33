/** A page of the browser client, as it is typed into a browser. */
export const webAddress = (path: string) => `${API_BASE}${path}`
