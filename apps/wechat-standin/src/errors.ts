/** What WeChat answers: HTTP 200 always, and `errcode` in the body when it went wrong. */
export type Answer = Record<string, unknown>

/** WeChat's own codes and words for them. Clients read the code; the words only help whoever reads a log. */
export const errors = {
  invalidToken: { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' },
  invalidGrantType: { errcode: 40002, errmsg: 'invalid grant_type' },
  invalidOpenid: { errcode: 40003, errmsg: 'invalid openid' },
  invalidAppId: { errcode: 40013, errmsg: 'invalid appid' },
  invalidCode: { errcode: 40029, errmsg: 'invalid code' },
  invalidTemplate: { errcode: 40037, errmsg: 'invalid template_id' },
  invalidSecret: { errcode: 40125, errmsg: 'invalid appsecret' },
  missingToken: { errcode: 41001, errmsg: 'access_token missing' },
  missingCode: { errcode: 41008, errmsg: 'missing code' },
  expiredToken: { errcode: 42001, errmsg: 'access_token expired' },
  getRequired: { errcode: 43001, errmsg: 'require GET method' },
  postRequired: { errcode: 43002, errmsg: 'require POST method' },
  refused: { errcode: 43101, errmsg: 'user refuse to accept the msg' },
  atOnce: { errcode: 43108, errmsg: 'concurrent message sending to the user' },
  sensitive: { errcode: 45168, errmsg: 'sensitive words' },
  badFormat: { errcode: 47001, errmsg: 'data format error' },
  idleOpenid: { errcode: 61010, errmsg: 'code is expired, the user has not used the mini program in 2 hours' },
} as const

/** @param fault how the value is wrong: `is empty` or `invalid` */
export const badField = (name: string, fault: 'is empty' | 'invalid'): Answer => ({
  errcode: 47003,
  errmsg: `argument invalid! data.${name}.value ${fault}`,
})

/** The form of an openid; whoever has one exists. */
export const isOpenid = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{2,128}$/.test(value)
