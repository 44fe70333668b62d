import 'uplot/dist/uPlot.min.css';
import './style/page.css';
import './style/controls.css';
import './style/chart.css';
import './style/table.css';
import './style/spending.css';
import { parsePageState } from './base/pageState.ts';
import type { ToPage } from './base/protocol.ts';
import { HistoryPage, type VsCodeApi } from './page.ts';

declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();
/** How many readings have room side by side, which a wide window does not use as a whole. A page that is not laid out yet has no width. */
const columns = Math.max(1, document.body.clientWidth);
let page: HistoryPage | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'start':
      page = new HistoryPage(document.body, api, data, columns);
      return;
    case 'history':
      page?.show(data);
      return;
  }
});

const { accountId, range, period, compared } = parsePageState(api.getState());
api.postMessage({
  type: 'ready',
  columns,
  compared,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  ...(accountId === undefined ? {} : { accountId, range }),
  ...(period === undefined ? {} : { period }),
});
