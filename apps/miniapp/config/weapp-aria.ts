import path from 'node:path'

const aria = { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-checked': '', 'aria-disabled': '' }
const label = { 'aria-label': '' }

interface WeappPlatform {
  template: { mergeComponents(ctx: unknown, patch: object): void }
  runtimePath: string | string[]
}

/** Taro's templates know no accessibility attributes: add what we use of them, for the template and for the runtime alike. */
export default (ctx: { registerMethod(hook: { name: string; fn(platform: WeappPlatform): void }): void }) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (process.env.TARO_ENV !== 'weapp') return
      platform.template.mergeComponents(ctx, { View: aria, Image: label, Input: label, Textarea: label, Picker: label })
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'weapp-aria-runtime.ts')].flat()
    },
  })
}
