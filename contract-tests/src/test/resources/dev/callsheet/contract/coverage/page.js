'use strict';
{
  const form = document.getElementById('filters');
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const show = (element, shown) => { element.hidden = !shown; return shown; };

  // Each cell and each answer below the matrix says its status; each answer its code and its state.
  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const text = wanted.text.trim().toLowerCase();
    const narrowed = wanted.status || wanted.code || wanted.state;
    const fits = (answer, status) =>
      (!wanted.status || status === wanted.status) &&
      (!wanted.code || answer.querySelector('[data-c]').textContent === wanted.code) &&
      (!wanted.state || answer.classList.contains(wanted.state));
    let operations = 0;
    let answers = 0;
    for (const family of all('.family')) {
      const statuses = new Set();
      for (const row of all('tr[data-o], .operation', family)) {
        let found = 0;
        for (const answer of all('td > a, .answer', row)) {
          const status = answer.dataset.s || answer.parentElement.dataset.s;
          if (show(answer, fits(answer, status))) {
            found += 1;
          }
        }
        const named = row.dataset.o.toLowerCase().includes(text);
        const shown = show(row, named && (found > 0 || !narrowed) && (!wanted.family || wanted.family === family.id));
        if (shown && row.matches('tr')) {
          operations += 1;
          answers += found;
          all('td', row).filter(cell => all('a:not([hidden])', cell).length).forEach(cell => statuses.add(cell.dataset.s));
        }
      }
      for (const cell of all('thead [data-s], td', family)) {
        show(cell, !narrowed || statuses.has(cell.dataset.s));
      }
      for (const group of all('tbody', family)) {
        show(group, all('tr[data-o]:not([hidden])', group).length > 0);
      }
      show(family, all('tr[data-o]:not([hidden])', family).length > 0);
    }
    form.querySelector('output').textContent = `${answers} answers of ${operations} operations`;
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
    }
  };

  form.addEventListener('input', filter);
  form.addEventListener('reset', () => setTimeout(filter));
  form.addEventListener('submit', event => event.preventDefault());
  addEventListener('hashchange', reveal);
  form.hidden = false;
  filter();
  reveal();
}
