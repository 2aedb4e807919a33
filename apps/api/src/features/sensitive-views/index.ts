export { noteSensitiveViews, type Shown, sensitiveViewsOf } from './note-sensitive-view.ts'
export { SENSITIVE_VIEW_OLD_ROWS } from './old-rows.ts'
export { SENSITIVE_VIEW_ROWS } from './person-rows.ts'
