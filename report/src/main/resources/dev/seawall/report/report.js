(function () {
  'use strict';

  const PER_PAGE = 100;
  const MOST_PRINTED = 2000;
  const SEVERITY = 0, CHECK = 1, KIND = 2, NAMESPACE = 3, NAME = 4, PLACE = 5, MESSAGE = 6,
    EVIDENCE = 7, FINGERPRINT = 8, INSTANCES = 9, ARN = 10, CONSOLE = 11,
    CLUSTERS = 12, CLUSTER = 13;
  const data = JSON.parse(document.getElementById('data').textContent);
  const findings = data.findings;
  const byId = (id) => document.getElementById(id);
  const form = byId('filter');
  const severityBoxes = Array.from(form.querySelectorAll('[name=severity]'));
  const haystacks = new Array(findings.length);
  const state = {
    text: '', check: '', namespace: null, cluster: '', severities: new Set(),
    sort: 'severity', down: false, page: 0, open: new Set(), shown: findings
  };

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function assetOf(finding) {
    const namespace = finding[NAMESPACE] ? finding[NAMESPACE] + '/' : '';
    return finding[KIND] + ' ' + namespace + finding[NAME]
      + (finding[CLUSTER] ? ' in ' + finding[CLUSTER] : '');
  }

  function haystack(index) {
    if (haystacks[index] === undefined) {
      const finding = findings[index];
      const parts = [data.checks[finding[CHECK]].join(' '), assetOf(finding), finding[PLACE],
        finding[MESSAGE], finding[FINGERPRINT], finding[ARN],
        ...finding[CLUSTERS].map((each) => data.clusters[each])];
      finding[EVIDENCE].forEach((each) => parts.push(each[0], each[1]));
      haystacks[index] = parts.join('\n').toLowerCase();
    }
    return haystacks[index];
  }

  function matches(finding, index) {
    return (state.severities.size === 0 || state.severities.has(data.severities[finding[SEVERITY]]))
      && (state.check === '' || data.checks[finding[CHECK]][0] === state.check)
      && (state.cluster === '' || finding[CLUSTERS].some((each) => data.clusters[each] === state.cluster))
      && (state.namespace === null || finding[NAMESPACE] === state.namespace)
      && state.text.toLowerCase().split(/\s+/).every((word) => haystack(index).includes(word));
  }

  const compare = {
    severity: (a, b) => a[SEVERITY] - b[SEVERITY],
    what: (a, b) => order(data.checks[a[CHECK]][1], data.checks[b[CHECK]][1]),
    asset: (a, b) => order(a[NAMESPACE], b[NAMESPACE]) || order(a[KIND], b[KIND]) || order(a[NAME], b[NAME])
  };

  function order(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function select() {
    const direction = state.down ? -1 : 1;
    state.shown = findings.filter(matches);
    state.shown.sort((a, b) => direction * compare[state.sort](a, b));
  }

  function row(finding) {
    const line = element('tr');
    line.setAttribute('role', 'row');
    line.dataset.row = finding[FINGERPRINT];
    const severity = data.severities[finding[SEVERITY]];
    const cells = [element('td'), element('td'), element('td')];
    cells.forEach((cell) => cell.setAttribute('role', 'cell'));
    cells[0].append(element('span', 'tag ' + severity, severity));
    const open = element('button', 'open', data.checks[finding[CHECK]][1]);
    open.type = 'button';
    open.setAttribute('aria-expanded', String(state.open.has(finding[FINGERPRINT])));
    open.addEventListener('click', () => toggle(finding, line, open));
    cells[1].append(open, element('div', '', finding[MESSAGE]));
    const place = element('div', 'place');
    place.append(element('code', '', finding[PLACE]));
    cells[2].append(element('code', '', assetOf(finding)), place);
    line.append(...cells);
    return line;
  }

  function detail(finding) {
    const line = element('tr', 'detail');
    line.setAttribute('role', 'row');
    const cell = element('td');
    cell.colSpan = 3;
    cell.setAttribute('role', 'cell');
    const list = element('ul', 'evidence');
    finding[EVIDENCE].forEach((each) => {
      const item = element('li');
      const seen = each[0] && each[1] ? each[0] + ': ' + each[1] : each[0] + each[1];
      if (seen) item.append(element('code', '', seen), ' ');
      const place = element('span', 'place');
      place.append(element('code', '', each[2]));
      item.append(place);
      list.append(item);
    });
    cell.append(element('h3', '', 'Evidence'), list);
    if (finding[ARN]) {
      const resource = element('p');
      resource.append(element('code', '', finding[ARN]));
      if (finding[CONSOLE]) {
        const console = element('a', '', 'Open in the AWS console');
        console.href = finding[CONSOLE];
        console.rel = 'noreferrer';
        resource.append(' ', console);
      }
      cell.append(resource);
    }
    if (data.clusters.length > 1 && finding[CLUSTERS].length > 0) {
      const clusters = finding[CLUSTERS].map((each) => data.clusters[each]).join(', ');
      cell.append(element('p', '', (finding[CLUSTERS].length === 1 ? 'Cluster: ' : 'Clusters: ') + clusters));
    }
    if (finding[INSTANCES] > 0) cell.append(element('p', '', 'Running pods: ' + finding[INSTANCES]));
    const id = data.checks[finding[CHECK]][0];
    const page = document.querySelector('template[data-check="' + CSS.escape(id) + '"]');
    if (page) cell.append(page.content.cloneNode(true));
    const more = element('p');
    const link = element('a', '', 'Link to this finding');
    link.href = '#' + finding[FINGERPRINT];
    more.append(link, ' ', element('code', '', 'seawall explain ' + id));
    cell.append(more);
    line.append(cell);
    return line;
  }

  function toggle(finding, line, button) {
    const opening = !state.open.has(finding[FINGERPRINT]);
    button.setAttribute('aria-expanded', String(opening));
    if (opening) {
      state.open.add(finding[FINGERPRINT]);
      line.after(detail(finding));
    } else {
      state.open.delete(finding[FINGERPRINT]);
      line.nextElementSibling.remove();
    }
  }

  function render(from, count) {
    const rows = document.createDocumentFragment();
    state.shown.slice(from, from + count).forEach((finding) => {
      rows.append(row(finding));
      if (state.open.has(finding[FINGERPRINT])) rows.append(detail(finding));
    });
    byId('rows').replaceChildren(rows);
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(state.shown.length / PER_PAGE));
    state.page = Math.min(Math.max(0, state.page), pages - 1);
    render(state.page * PER_PAGE, PER_PAGE);
    byId('status').textContent = state.shown.length === findings.length
      ? findings.length + (findings.length === 1 ? ' finding' : ' findings')
      : state.shown.length + ' of ' + findings.length + ' findings';
    byId('list').hidden = state.shown.length === 0;
    byId('pager').hidden = pages === 1;
    byId('page').textContent = 'Page ' + (state.page + 1) + ' of ' + pages;
    byId('previous').disabled = state.page === 0;
    byId('next').disabled = state.page === pages - 1;
    document.querySelectorAll('[data-sort]').forEach((button) => {
      const header = button.closest('th');
      if (button.dataset.sort === state.sort) {
        header.setAttribute('aria-sort', state.down ? 'descending' : 'ascending');
      } else {
        header.removeAttribute('aria-sort');
      }
    });
  }

  function update() {
    state.page = 0;
    select();
    draw();
  }

  function remember() {
    const parameters = new URLSearchParams();
    if (state.text) parameters.set('text', state.text);
    if (state.check) parameters.set('check', state.check);
    if (state.cluster) parameters.set('cluster', state.cluster);
    if (state.namespace !== null) parameters.set('namespace', state.namespace);
    state.severities.forEach((each) => parameters.append('severity', each));
    history.replaceState(null, '', '#' + parameters);
  }

  function readForm() {
    const namespace = byId('namespace').value;
    state.text = byId('text').value.trim();
    state.check = byId('check').value;
    state.cluster = byId('cluster') ? byId('cluster').value : '';
    state.namespace = namespace === '' ? null : namespaces[Number(namespace)];
    state.severities = new Set(severityBoxes.filter((box) => box.checked).map((box) => box.value));
    remember();
    update();
  }

  function fillForm() {
    byId('text').value = state.text;
    byId('check').value = state.check;
    if (byId('cluster')) byId('cluster').value = state.cluster;
    byId('namespace').value = state.namespace === null ? '' : String(namespaces.indexOf(state.namespace));
    severityBoxes.forEach((box) => { box.checked = state.severities.has(box.value); });
  }

  function follow() {
    const hash = location.hash.slice(1);
    if (hash !== '' && byId(hash)) return;
    const linked = /^[0-9a-f]{32}$/.test(hash);
    const parameters = new URLSearchParams(linked ? '' : hash);
    state.text = parameters.get('text') || '';
    state.check = parameters.get('check') || '';
    state.cluster = data.clusters.includes(parameters.get('cluster')) ? parameters.get('cluster') : '';
    state.namespace = parameters.has('namespace') ? parameters.get('namespace') : null;
    state.severities = new Set(parameters.getAll('severity').filter((each) => data.severities.includes(each)));
    fillForm();
    update();
    if (linked) {
      show(hash);
    } else if (hash !== '') {
      byId('findings').focus();
      byId('findings').scrollIntoView();
    }
  }

  function show(fingerprint) {
    const index = state.shown.findIndex((finding) => finding[FINGERPRINT] === fingerprint);
    if (index < 0) {
      byId('status').textContent = 'This report has no finding ' + fingerprint;
      return;
    }
    state.open.add(fingerprint);
    state.page = Math.floor(index / PER_PAGE);
    draw();
    const line = document.querySelector('[data-row="' + fingerprint + '"]');
    line.scrollIntoView();
    line.querySelector('button').focus({ preventScroll: true });
  }

  function turn(by) {
    state.page += by;
    draw();
    byId('findings').scrollIntoView();
    byId('findings').focus({ preventScroll: true });
  }

  function option(list, value, text) {
    const made = element('option', '', text);
    made.value = value;
    list.append(made);
  }

  const namespaces = Array.from(new Set(findings.map((each) => each[NAMESPACE]))).sort();
  namespaces.forEach((name, index) => option(byId('namespace'), String(index), name || '(no namespace)'));
  data.checks.slice().sort((a, b) => order(a[1], b[1])).forEach((each) => option(byId('check'), each[0], each[1]));
  if (byId('cluster')) data.clusters.slice().sort(order).forEach((each) => option(byId('cluster'), each, each));
  form.addEventListener('input', readForm);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(readForm));
  byId('previous').addEventListener('click', () => turn(-1));
  byId('next').addEventListener('click', () => turn(1));
  document.querySelectorAll('[data-sort]').forEach((button) => button.addEventListener('click', () => {
    state.down = state.sort === button.dataset.sort && !state.down;
    state.sort = button.dataset.sort;
    update();
  }));
  addEventListener('hashchange', follow);
  addEventListener('beforeprint', () => {
    render(0, MOST_PRINTED);
    if (state.shown.length > MOST_PRINTED) {
      byId('status').textContent = 'The first ' + MOST_PRINTED + ' of ' + state.shown.length + ' findings';
    }
  });
  addEventListener('afterprint', draw);
  form.hidden = findings.length === 0;
  follow();
})();
