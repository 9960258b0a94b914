// After a failed submit the summary takes the focus, so that a screen reader starts there.
document.querySelector("[data-error-summary]")?.focus();
