import { makePage } from './html.js'
import { renderMarkdown } from './markdown.js'

const themes = {
  light: { page: '#ffffff', header: '#f6f8fa', border: '#d1d9e0', text: '#1f2328', muted: '#59636e' },
  dark: { page: '#0d1117', header: '#151b23', border: '#3d444d', text: '#f0f6fc', muted: '#9198a1' },
}

const makeStyle = ({ page, header, border, text, muted }) => `
body { margin: 0; padding: 12px; background: ${page}; width: 776px }
.card { border: 1px solid ${border}; border-radius: 6px; overflow: hidden }
.card > header { display: flex; gap: 6px; align-items: center; height: 38px; padding: 0 16px; color: ${muted};
  background: ${header}; border-bottom: 1px solid ${border};
  font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
.card > header b { color: ${text}; font-weight: 600 }
.card > header span { padding: 0 6px; border: 1px solid ${border}; border-radius: 2em; font-size: 12px }
.markdown-body { padding: 16px; font-size: 14px }
`

/**
 * Renders a comment on a pull request like GitHub.
 *
 * @param markdown its body
 * @param theme `light` or `dark`
 */
export function commentPage(markdown, { markdown: styles }, theme) {
  const header = '<header><b>github-actions</b> <span>bot</span> commented now</header>'
  const body = `<div class="card">${header}<article class="markdown-body">${renderMarkdown(markdown)}</article></div>`
  return makePage('Comment', styles[theme] + makeStyle(themes[theme]), body, '')
}
