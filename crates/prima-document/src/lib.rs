//! Results as pages.
