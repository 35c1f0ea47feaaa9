import { Marked } from 'marked'
import { escapeHtml, makePage } from './html.js'

const style = `
body { margin: 0; padding: 16px; background: #fff; width: 888px }
.card { border: 1px solid #d1d9e0; border-radius: 6px }
.card > header { padding: 12px 16px; border-bottom: 1px solid #d1d9e0; color: #1f2328;
  font: 600 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
.card > header small { color: #59636e; font-weight: 400; font-size: 12px }
.markdown-body { padding: 16px 24px; font-size: 14px }
.markdown-body pre.mermaid { background: none; padding: 0; margin: 0; overflow: hidden; text-align: center }
`

/** Renders a job's summary like GitHub: the Markdown of all steps, with Mermaid's diagrams. */
export function summaryPage(steps, { mermaid, markdown }) {
  const renderer = {
    code({ lang, text }) {
      return lang === 'mermaid' ? `<pre class="mermaid">${escapeHtml(text)}</pre>` : false
    },
  }
  const html = new Marked({ gfm: true, renderer }).parse(steps.map(({ summary }) => summary).join('\n'))
  const body = `<div class="card"><header>deploy <small>summary</small></header>
<article class="markdown-body">${html}</article></div>`
  return makePage('Summary', markdown + style, body, mermaidScript(mermaid))
}

function mermaidScript(mermaid) {
  return `<script>${mermaid.replaceAll('</script', '<\\/script')}</script>
<script>
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })
globalThis.draw = () => mermaid.run()
</script>`
}
