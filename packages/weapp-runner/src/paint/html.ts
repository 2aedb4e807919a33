import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileWxss } from '../build/compilers.ts'
import { resolvePath } from '../build/weapp-build.ts'
import type { MiniProgram } from '../mini-program.ts'
import type { ViewNode } from '../view/nodes.ts'

const BASE_CSS = fileURLToPath(new URL('./base.css', import.meta.url))

/** 750 rpx are the width of any screen. */
const RPX_PER_PERCENT = 7.5

const FITS: Record<string, string> = { aspectFill: 'cover', aspectFit: 'contain', widthFix: 'contain' }

const TYPES: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', svg: 'image/svg+xml' }

/**
 * The page in front as a document for a browser: the tree that WeChat’s templates made, with the sheets that WeChat’s
 * compiler made, between bars drawn like WeChat’s.
 */
export function htmlOf(program: MiniProgram): string {
  const { build, page } = program
  const sheets = compileWxss(build)
  const css = [sheets.get('app'), sheets.get(page.path)].map((sheet) => finished(sheet ?? '')).join('\n')
  const painter = new Painter(program)
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>${readFileSync(BASE_CSS, 'utf8')}</style><style>${css}</style></head>
<body class="${build.isTab(page.path) ? 'with-tabs' : ''}">${painter.topBar()}<div class="wx-screen"><div class="wx-scroll">${painter.inside(page.tree)}</div></div>${painter.tabBar()}</body></html>`
}

/** Resolves what WeChat’s compiler leaves to the phone: the screen’s width, and prefixes that only components have. */
const finished = (sheet: string): string =>
  sheet
    .replace(/%%\?(-?[\d.]+)rpx\?%%/g, (_, rpx: string) => `${Number(rpx) / RPX_PER_PERCENT}vw`)
    .replace(/%%HERESUFFIX%%/g, '')

const escaped = (text: unknown) =>
  String(text ?? '').replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '',
  )

class Painter {
  constructor(private readonly program: MiniProgram) {}

  topBar(): string {
    const { page, stack } = this.program
    const {
      navigationBarBackgroundColor = '#000',
      navigationBarTextStyle = 'white',
      navigationBarTitleText,
    } = page.window
    const back = stack.pages.length > 1 ? '<span class="wx-back">‹</span>' : ''
    return `<div class="wx-bar" style="background:${navigationBarBackgroundColor};color:${navigationBarTextStyle}">${back}${escaped(
      page.title ?? navigationBarTitleText,
    )}<span class="wx-capsule"></span></div>`
  }

  tabBar(): string {
    const { build, page } = this.program
    const { tabBar } = build.app
    if (!tabBar || !build.isTab(page.path)) return ''
    const tabs = tabBar.list.map(({ pagePath, text, iconPath, selectedIconPath }) => {
      const isHere = pagePath === page.path
      const icon = isHere ? selectedIconPath : iconPath
      const drawn = icon ? `<img src="${this.source(`/${icon}`)}">` : ''
      return `<div class="wx-tab" style="color:${isHere ? tabBar.selectedColor : tabBar.color}">${drawn}${escaped(text)}</div>`
    })
    return `<div class="wx-tabs" style="background:${tabBar.backgroundColor}">${tabs.join('')}</div>`
  }

  inside(node: ViewNode): string {
    return node.children.map((child) => (typeof child === 'string' ? escaped(child) : this.element(child))).join('')
  }

  private element(node: ViewNode): string {
    const { tag, attr } = node
    const id = attr.id ? ` id="${escaped(attr.id)}"` : ''
    const open = `<wx-${tag}${id} class="${escaped(attr.class)}" style="${escaped(attr.style)}">`
    return `${open}${this.content(node)}</wx-${tag}>`
  }

  private content(node: ViewNode): string {
    const { tag, attr } = node
    switch (tag) {
      case 'image':
        return attr.src
          ? `<img src="${escaped(this.source(String(attr.src)))}" style="object-fit:${FITS[String(attr.mode)] ?? 'fill'}">`
          : ''
      case 'input':
        return `<input class="wx-native" value="${escaped(attr.value)}" placeholder="${escaped(attr.placeholder)}">`
      case 'textarea':
        return `<textarea class="wx-native" placeholder="${escaped(attr.placeholder)}">${escaped(attr.value)}</textarea>`
      default:
        return this.inside(node)
    }
  }

  /** Where the browser finds the picture: in the build, on the phone, or on the server, wherever that is now. */
  private source(address: string): string {
    const { build, phone, page } = this.program
    if (address.startsWith('wxfile://')) return inline(address, phone.files.at(address).bytes)
    if (/^(data:|https?:)/.test(address)) {
      const known = phone.network.hosts.find(([from]) => address.startsWith(from))
      return known ? known[1] + address.slice(known[0].length) : address
    }
    const file = resolvePath(page.path, address)
    return build.has(file) ? inline(file, build.bytes(file)) : address
  }
}

function inline(name: string, bytes: Buffer): string {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'image/jpeg'
  return `data:${type};base64,${bytes.toString('base64')}`
}
