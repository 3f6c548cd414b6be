package payscore.adapter.persistence.planted;

import org.springframework.transaction.annotation.Transactional;

class AnnotatedTransaction {
    @Transactional
    void work() {}
}
