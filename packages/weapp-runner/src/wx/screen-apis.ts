import { extname } from 'node:path'
import { asyncApi, Failure, type Options, text, type Work } from './async-api.ts'
import type { WxContext } from './context.ts'

const LONGEST_CONFIRM = 4

/** What the phone can show. */
const DOCUMENTS = new Set(['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'])

/** Where one goes, and what is shown above the pages. */
export function screenApis(context: WxContext): Record<string, unknown> {
  const { phone, stack, realm, run } = context
  const works: Record<string, Work> = {
    navigateTo: ({ url }) => stack.navigateTo(text(url)),
    redirectTo: ({ url }) => stack.redirectTo(text(url)),
    reLaunch: ({ url }) => stack.reLaunch(text(url)),
    switchTab: ({ url }) => stack.switchTab(text(url)),
    navigateBack: ({ delta }) => stack.navigateBack(Number(delta ?? 1)),
    setNavigationBarTitle: ({ title }) => {
      stack.top.title = text(title)
    },
    stopPullDownRefresh: () => {
      stack.top.refreshing = false
    },
    showToast: ({ title }) => phone.note('toast', text(title)),
    showModal: (options) => modal(context, options),
    showActionSheet: ({ itemList }) => {
      const tapIndex = phone.manners.actionSheet((itemList ?? []) as string[])
      if (tapIndex < 0) throw new Failure('cancel')
      return { tapIndex }
    },
    previewImage: ({ urls, current }) => {
      phone.note('preview', text(current) || text((urls as string[])[0]))
    },
    openDocument: ({ filePath, fileType }) => {
      const address = text(filePath)
      phone.files.at(address)
      if (!DOCUMENTS.has(text(fileType) || extname(address).slice(1))) throw new Failure('filetype not supported')
      phone.note('document', address)
    },
    makePhoneCall: ({ phoneNumber }) => phone.note('call', text(phoneNumber)),
    setClipboardData: ({ data }) => phone.note('copied', text(data)),
  }
  /** Nothing of it is drawn here. */
  const quiet = [
    'hideToast',
    'showLoading',
    'hideLoading',
    'setNavigationBarColor',
    'showNavigationBarLoading',
    'hideNavigationBarLoading',
    'startPullDownRefresh',
    'pageScrollTo',
    'setBackgroundColor',
    'setBackgroundTextStyle',
    'setTabBarBadge',
    'removeTabBarBadge',
    'showTabBarRedDot',
    'hideTabBarRedDot',
    'showShareMenu',
    'hideShareMenu',
    'updateShareMenu',
    'hideHomeButton',
    'hideKeyboard',
    'enableAlertBeforeUnload',
    'disableAlertBeforeUnload',
  ]
  const all = [...Object.entries(works), ...quiet.map((name): [string, Work] => [name, () => undefined])]
  return {
    ...Object.fromEntries(all.map(([name, work]) => [name, asyncApi(context, name, work)])),
    nextTick: (work: () => void) => realm.later(() => run(work)),
    createSelectorQuery: () => noMeasures(context),
  }
}

function modal({ phone }: WxContext, { title, content, confirmText, cancelText }: Options) {
  for (const word of [text(confirmText), text(cancelText)]) {
    if ([...word].length > LONGEST_CONFIRM) throw new Failure(`"${word}" is longer than ${LONGEST_CONFIRM} characters`)
  }
  phone.note('modal', text(title))
  const confirm = phone.manners.modal({ title: text(title), content: text(content) })
  return { confirm, cancel: !confirm }
}

/** Nothing has a size here: every question for one is answered with null. */
function noMeasures({ realm, run }: WxContext) {
  const asked: (((result: null) => void) | undefined)[] = []
  const node = () => {
    const ask = (callback?: (result: null) => void) => {
      asked.push(callback)
      return query
    }
    return { boundingClientRect: ask, scrollOffset: ask, fields: (_fields: object, callback: never) => ask(callback) }
  }
  const query = {
    in: () => query,
    select: node,
    selectAll: node,
    selectViewport: node,
    exec: (done?: (results: null[]) => void) =>
      realm.later(() => {
        for (const callback of asked) if (callback) run(() => callback(null))
        if (done) run(() => done(realm.adopt(asked.map(() => null))))
      }),
  }
  return query
}
