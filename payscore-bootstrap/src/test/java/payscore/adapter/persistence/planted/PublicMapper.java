package payscore.adapter.persistence.planted;

import org.apache.ibatis.annotations.Mapper;

@Mapper
public interface PublicMapper {}
