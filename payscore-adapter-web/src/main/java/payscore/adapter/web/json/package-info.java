/** Reading and writing the API's JSON: strict, bounded, every mistake with its place. */
package payscore.adapter.web.json;
