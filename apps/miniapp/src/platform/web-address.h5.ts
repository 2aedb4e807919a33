/** A page of this client, as it is typed into a browser. */
export const webAddress = (path: string) => `${location.origin}${path}`
