const page = (title: string, body: string) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title>
<style>body{font:18px/1.6 system-ui,sans-serif;color:#1f1d1a;background:#f6f4ef;max-width:480px;margin:0 auto;padding:48px 20px}
button{font:inherit;width:100%;min-height:60px;border:0;border-radius:12px;background:#1f1d1a;color:#fff}</style>
</head><body><h1>${title}</h1>${body}</body></html>
`

/**
 * What the address shows to whoever opens it: the file goes out only on a press, because programs that look at links
 * (chats do, to show what is behind) would use it up.
 */
export const TAKE_PAGE = page(
  '我的信息',
  '<p>压缩包里是居物业留着的、关于您的全部信息，包括您的照片和录音。只能下载一次，请在自己的手机或电脑上打开。</p><form method="post" enctype="text/plain"><button>下载</button></form>',
)

export const GONE_PAGE = page(
  '这个链接用不了了',
  '<p>链接只能用一次，很快就过期。请回到“居物业”，在“我的信息”里再要一个。</p>',
)
