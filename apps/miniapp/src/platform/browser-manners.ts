/** WeChat needs none of it. */
export function mindBrowser() {}
