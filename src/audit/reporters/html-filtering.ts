/** Hides the rows that the filters leave out. Without scripts, every row is shown. */
export const filtering = `
const form = document.getElementById('filters');
const rows = [...document.querySelectorAll('.verdicts tbody tr')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
const apply = () => {
  const asked = new FormData(form);
  const grades = asked.getAll('grade');
  const words = asked.get('words').toLowerCase().split(' ').filter(Boolean);
  let shown = 0;
  for (const { row, text } of rows) {
    const fits = grades.includes(row.dataset.grade) && ['', row.dataset.family].includes(asked.get('family'))
      && words.every((word) => text.includes(word));
    row.hidden = !fits;
    if (fits) shown += 1;
  }
  document.getElementById('shown').textContent = shown === rows.length ? shown + ' verdicts' : shown + ' of ' + rows.length + ' verdicts';
};
form.addEventListener('input', apply);
form.addEventListener('submit', (event) => event.preventDefault());
// A link may carry the filters: #family=trust&grade=fail
const wanted = new URLSearchParams(location.hash.slice(1));
if (wanted.has('grade')) for (const box of form.elements.grade) box.checked = wanted.getAll('grade').includes(box.value);
for (const name of ['family', 'words']) if (wanted.has(name)) form.elements[name].value = wanted.get(name);
apply();
`;
