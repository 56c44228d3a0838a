## Long work: done apart from the request, with progress and a way to stop it.

job-lost = The program stopped before this work had ended. Nothing of it was kept; run it again.
job-failed = A fault of the system ended this work, and nothing of it was kept. Run it again; if it fails again, tell those who run the site.
job-lost-parts = The program stopped before this work had ended. What was done of it is kept; run it again to go on.
job-failed-parts = A fault of the system ended this work. What was done of it is kept. Run it again to go on; if it fails again, tell those who run the site.
refusal-too-many-jobs = { $most } pieces of your work have not ended yet. Wait until one has, or stop one of them on the page of work under way.
refusal-unwanted = This work was stopped before it had ended. Nothing of it was kept.
