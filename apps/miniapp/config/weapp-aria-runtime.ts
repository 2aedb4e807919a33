import { mergeInternalComponents } from '@tarojs/shared'

mergeInternalComponents({
  View: { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-checked': '', 'aria-disabled': '' },
})
