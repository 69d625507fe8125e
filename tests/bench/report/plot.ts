import { isMet, type Measure, ratioOf, worstOf } from '../measures/measure';
import type { BenchReport } from '../run';
import { figure, goalOf, titleOf } from './table';

const row = 26;
const left = 420;
const width = 420;
const top = 64;
/** The plot reaches from a tenth of a goal to ten times it; one goal lies in the middle. */
const decades = 1;

/** The report as a picture: how far each measure is from its goal. Follows the reader's light or dark. */
export function drawPlot(report: BenchReport): string {
  const judged = report.measures.filter((one) => one.goal !== null);
  const height = top + judged.length * row + 40;
  const middle = left + width / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 170} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img">
<title>${escaped(titleOf(report))}</title>
<style>
  text { fill: #1f2328 } .quiet { fill: #59636e } .axis { stroke: #59636e; stroke-width: 1 } .met { fill: #2da44e } .missed { fill: #cf222e }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .quiet { fill: #9198a1 } .axis { stroke: #9198a1 } .met { fill: #3fb950 } .missed { fill: #f85149 } }
</style>
<text x="16" y="24" font-size="14" font-weight="600">How far from the limit: ratio as a part of its goal</text>
<text x="16" y="44" class="quiet">${escaped(titleOf(report))}</text>
${judged.map((one, at) => drawRow(one, top + at * row)).join('\n')}
<line x1="${middle}" x2="${middle}" y1="${top - 6}" y2="${height - 30}" class="axis" stroke-dasharray="3 3"/>
<text x="${left}" y="${height - 12}" class="quiet">0.1× the goal</text>
<text x="${middle}" y="${height - 12}" class="quiet" text-anchor="middle">goal</text>
<text x="${left + width}" y="${height - 12}" class="quiet" text-anchor="end">10× the goal</text>
</svg>
`;
}

function drawRow(measure: Measure, y: number): string {
  const ratio = ratioOf(worstOf(measure));
  // Where more is better, the bar is as long as what is missing; none of a goal of none has no length.
  const part = measure.isAtLeast ? measure.goal! / ratio : ratio / measure.goal! || 0;
  const length = (Math.min(1, Math.max(-1, Math.log10(part) / decades)) + 1) * (width / 2);
  return `<text x="${left - 12}" y="${y + 14}" text-anchor="end">${escaped(measure.name)}</text>
<rect x="${left}" y="${y + 3}" width="${Math.max(2, length).toFixed(1)}" height="${row - 10}" rx="3" class="${isMet(measure) ? 'met' : 'missed'}"/>
<text x="${left + width + 12}" y="${y + 14}">${figure(ratio, 2)}× <tspan class="quiet">(${escaped(goalOf(measure))})</tspan></text>`;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
