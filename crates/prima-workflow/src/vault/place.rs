//! Where files lie: a folder of this machine, or a bucket of a storage that
//! speaks as S3 does.

use crate::failure::WorkflowError;
use std::fmt::Debug;

/// A place in which files lie, each by its name, such as `files/ab/cd/HASH`.
/// Names are made by [`Storage`](super::Storage) alone: letters, digits and
/// slashes.
pub trait Place: Debug + Send + Sync {
    /// Keeps a file under a name that has none; where it has one, that stays.
    /// Once this returns, the file outlives a loss of power; where it fails,
    /// nothing has the name that had nothing.
    fn put(&self, name: &str, content: &[u8]) -> Result<(), WorkflowError>;

    /// Puts a whole file in place of a damaged one.
    fn mend(&self, name: &str, content: &[u8]) -> Result<(), WorkflowError>;

    /// Gives a file back; none where the name has none.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, WorkflowError>;

    /// All names below a folder, in order.
    fn list(&self, below: &str) -> Result<Vec<String>, WorkflowError>;

    /// Throws away all that lies below a folder.
    fn remove(&self, below: &str) -> Result<(), WorkflowError>;
}
