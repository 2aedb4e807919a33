/** Bodies of the icon set: 24 × 24, stroke 2, round ends; tools/gen-icons.ts makes icons.css of them. */
export const iconBodies = {
  back: '<path d="M15 4.5L7.5 12l7.5 7.5"/>',
  bell: '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15z M10 21h4"/>',
  big: '<path d="M3 19L8.5 5h1L15 19M5 14.5h8M16 19l2.7-7h.6L22 19M17 16.8h4"/>',
  board:
    '<rect x="4" y="4" width="16" height="16" rx="1.5"/><path d="M12 4v16M7 9h2.5M7 13h2.5M14.5 9H17M14.5 13H17"/>',
  book: '<path d="M6 3.5h13v17H6a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2zM4 18a2 2 0 0 1 2-2h13M9 8h6"/>',
  camera:
    '<path d="M4 7.5h3.6L9.2 5h5.6l1.6 2.5H20a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8.5a1 1 0 0 1 1-1z"/><circle cx="12" cy="13" r="3.6"/>',
  check: '<path d="M4.5 12.5l5 5L19.5 7"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.2V12l3.2 2"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  dots: '<circle cx="6" cy="12" r="1.5"/><circle cx="12" cy="12" r="2.5"/><circle cx="18" cy="12" r="1.5"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
  hand: '<path d="M8 12V6a1.5 1.5 0 0 1 3 0v5-7a1.5 1.5 0 0 1 3 0v7-5a1.5 1.5 0 0 1 3 0v8.5c0 4-2.2 6.5-6 6.5-3 0-4.4-1.3-6-4.2L3.6 13.5c-.6-1.2 1-2.3 2-1.3z"/>',
  home: '<path d="M4 11l8-7 8 7v8.5a.8.8 0 0 1-.8.8H4.8a.8.8 0 0 1-.8-.8z M10 20v-6h4v6"/>',
  lock: '<rect x="5" y="10.5" width="14" height="9.5" rx="1.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
  me: '<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6"/>',
  mic: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
  off: '<path d="M3 3l18 18M8.5 15.5a5 5 0 0 1 6.2-.7M5 12a10 10 0 0 1 4-2.4M19 12a10 10 0 0 0-4.5-2.5M2.5 8.5A14 14 0 0 1 6.5 6M21.5 8.5A14 14 0 0 0 11 5"/><path d="M12 19v.2"/>',
  okc: '<circle cx="12" cy="12" r="8.5"/><path d="M8 12.3l2.8 2.8L16 9.6"/>',
  pause: '<path d="M8.5 5v14M15.5 5v14"/>',
  pen: '<path d="M4 20l1-4.2L16.2 4.6a1.4 1.4 0 0 1 2 0l1.2 1.2a1.4 1.4 0 0 1 0 2L8.2 19z M14.5 6.5l3 3"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.3"/><path d="M2.8 19.5c.6-3.6 3-5.4 6.2-5.4s5.6 1.8 6.2 5.4M15.5 5.5a3.2 3.2 0 0 1 0 6.2M17.6 14.6c2 .7 3.2 2.3 3.6 4.9"/>',
  phone:
    '<path d="M6.2 3.5h2.9l1.5 4.2-2 1.5a12 12 0 0 0 6.2 6.2l1.5-2 4.2 1.5v2.9a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.2 5.7a2 2 0 0 1 2-2.2z"/>',
  pin: '<path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11z"/><circle cx="12" cy="10" r="2.4"/>',
  play: '<path d="M8 5.5v13l10.5-6.5z"/>',
  refresh: '<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4.5v5h-5"/>',
  right: '<path d="M9 5l7 7-7 7"/>',
  scan: '<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M4 12h16"/>',
  swap: '<path d="M4 8h15l-4-4M20 16H5l4 4"/>',
  talk: '<path d="M4 5h16v11h-8l-4.5 4v-4H4z"/><path d="M8.5 9h7M8.5 12h4.5"/>',
  undo: '<path d="M4 9h10a5.5 5.5 0 0 1 0 11H8M8 5L4 9l4 4"/>',
  urge: '<path d="M5 21V4M5 5h12l-2.5 4L17 13H5"/>',
  warn: '<path d="M12 4L21 19.5H3z"/><path d="M12 10v4.2M12 16.8v.2"/>',
  whistle:
    '<path d="M2.5 8.5H15a6 6 0 1 1-6 6v-1.5H2.5z"/><circle cx="15" cy="14.5" r="2"/><path d="M15 2.5v2.6M19.6 3.8l-1.4 2.3M10.4 3.8l1.4 2.3"/>',
} as const

export type IconName = keyof typeof iconBodies
