/** What stands behind `#` in the address: a browser sends it to no server. */
export const fragment = () => location.hash.slice(1)
