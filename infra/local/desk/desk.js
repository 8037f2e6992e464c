/** Lets the clock tick and says that something is under way; without it the desk works as well. */
const clock = document.querySelector('[data-now]');
if (clock) {
  const behind = Date.parse(clock.dataset.now) - performance.now();
  const format = new Intl.DateTimeFormat('vi-VN', {
    timeZone: clock.dataset.zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const tick = () => {
    clock.textContent = format.format(new Date(behind + performance.now()));
  };
  tick();
  setInterval(tick, 1000);
}

for (const form of document.querySelectorAll('form[data-wait]')) {
  form.addEventListener('submit', () => {
    document.body.setAttribute('aria-busy', 'true');
    document.body.dataset.wait = form.dataset.wait;
  });
}
// Coming back by the browser's button shows the page as it was left.
addEventListener('pageshow', () => document.body.removeAttribute('aria-busy'));

const loading = document.querySelector('[data-loading]');
const timer =
  loading &&
  setInterval(async () => {
    const { progress } = await (await fetch('/__local/clock')).json();
    loading.querySelector('b').textContent = `${progress.ready}/${progress.of}`;
    if (progress.ready < progress.of) return;
    loading.textContent = 'Đã nạp xong các kỳ trước.';
    clearInterval(timer);
  }, 1000);
