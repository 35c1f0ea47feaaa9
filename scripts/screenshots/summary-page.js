import { makePage } from './html.js'
import { renderMarkdown } from './markdown.js'

const themes = {
  light: { page: '#ffffff', border: '#d1d9e0', text: '#1f2328', muted: '#59636e', mermaid: 'default' },
  dark: { page: '#0d1117', border: '#3d444d', text: '#f0f6fc', muted: '#9198a1', mermaid: 'dark' },
}

const makeStyle = ({ page, border, text, muted }) => `
body { margin: 0; padding: 12px; background: ${page}; width: 776px }
.card { border: 1px solid ${border}; border-radius: 6px; overflow: hidden }
.card > header { padding: 12px 16px; border-bottom: 1px solid ${border}; color: ${text};
  font: 600 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
.card > header small { color: ${muted}; font-weight: 400; font-size: 12px }
.markdown-body { padding: 16px 24px; font-size: 14px }
.markdown-body pre.mermaid { background: none; padding: 0; margin: 0; overflow: hidden; text-align: center }
`

/**
 * Renders a job's summary like GitHub: the Markdown of all steps, with Mermaid's diagrams.
 *
 * @param theme `light` or `dark`
 */
export function summaryPage(steps, { mermaid, markdown }, theme) {
  const html = renderMarkdown(steps.map(({ summary }) => summary).join('\n'))
  const body = `<div class="card"><header>deploy <small>summary</small></header>
<article class="markdown-body">${html}</article></div>`
  const style = markdown[theme] + makeStyle(themes[theme])
  return makePage('Summary', style, body, mermaidScript(mermaid, themes[theme].mermaid))
}

function mermaidScript(mermaid, theme) {
  return `<script>${mermaid.replaceAll('</script', '<\\/script')}</script>
<script>
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme}' })
globalThis.draw = () => mermaid.run()
</script>`
}
