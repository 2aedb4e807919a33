/** WeChat prints nothing. */
export const canPrint = false

export function printPage() {}
