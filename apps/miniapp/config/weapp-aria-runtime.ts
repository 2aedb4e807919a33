import { mergeInternalComponents } from '@tarojs/shared'

const label = { 'aria-label': '' }

mergeInternalComponents({
  View: { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-checked': '', 'aria-disabled': '' },
  Image: label,
  Input: label,
  Textarea: label,
  Picker: label,
})
