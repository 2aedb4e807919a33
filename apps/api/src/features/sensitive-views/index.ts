export { noteSensitiveViews, type Shown, sensitiveViewsOf } from './note-sensitive-view.ts'
export { SENSITIVE_VIEW_ROWS } from './person-rows.ts'
