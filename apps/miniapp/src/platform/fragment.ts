/** A page of the mini-program has no address of its own: what WeChat hands over comes as its parameters. */
export const fragment = () => ''
