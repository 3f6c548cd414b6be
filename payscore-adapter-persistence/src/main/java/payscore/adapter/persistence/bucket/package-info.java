/** The buckets as numbers in columns. */
package payscore.adapter.persistence.bucket;
