/** The merchant's HTTP API, version 1: what its parts have in common. */
package payscore.adapter.web;
