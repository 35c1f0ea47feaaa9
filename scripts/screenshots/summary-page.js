import { Marked } from 'marked'
import { escaped, page } from './html.js'

const style = `
body { margin: 0; padding: 16px; background: #fff; width: 888px }
.card { border: 1px solid #d1d9e0; border-radius: 6px }
.card > header { padding: 12px 16px; border-bottom: 1px solid #d1d9e0; color: #1f2328;
  font: 600 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
.card > header small { color: #59636e; font-weight: 400; font-size: 12px }
.markdown-body { padding: 16px 24px; font-size: 14px }
.markdown-body pre.mermaid { background: none; padding: 0; margin: 0; overflow: hidden; text-align: center }
`

/** The job's summary as GitHub shows it: the steps' Markdown one after the other, Mermaid's diagrams drawn. */
export function summaryPage(steps, { mermaid, markdown }) {
  const renderer = {
    code({ lang, text }) {
      return lang === 'mermaid' ? `<pre class="mermaid">${escaped(text)}</pre>` : false
    },
  }
  const html = new Marked({ gfm: true, renderer }).parse(steps.map(({ summary }) => summary).join('\n'))
  const body = `<div class="card"><header>deploy <small>summary</small></header>
<article class="markdown-body">${html}</article></div>`
  return page('Summary', markdown + style, body, drawing(mermaid))
}

function drawing(mermaid) {
  return `<script>${mermaid.replaceAll('</script', '<\\/script')}</script>
<script>
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })
globalThis.drawn = () => mermaid.run()
</script>`
}
