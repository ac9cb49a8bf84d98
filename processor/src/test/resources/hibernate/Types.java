package a;
import jakarta.persistence.*;
import java.math.*; import java.time.*; import java.util.*; import java.net.*;
@Entity public class Types {
 @Id long id;
 boolean f_bool; Boolean w_bool; byte f_byte; Byte w_byte; short f_short; Short w_short; int f_int; Integer w_int; long f_long; Long w_long; float f_float; Float w_float; double f_double; Double w_double; char f_char; Character w_char;
 String f_str; 
 @Column(length=1) String f_str1; @Column(length=4000) String f_str4000; @Column(length=16383) String f_str16383; @Column(length=16384) String f_str16384; @Column(length=32600) String f_str32600; @Column(length=65535) String f_str65535; @Column(length=65536) String f_str65536; @Column(length=1048576) String f_strH2max; @Column(length=1048577) String f_strH2max1; @Column(length=10485760) String f_strPgmax; @Column(length=10485761) String f_strPgmax1; @Column(length=16777215) String f_str16777215; @Column(length=16777216) String f_str16777216;  @Column(length=Integer.MAX_VALUE) String f_strmax;
 @Lob String f_lobstr; @Lob @Column(length=65536) String f_lobstr65536; @Lob @Column(length=255) String f_lobstr255; @Lob @Column(length=16777216) String f_lobstr16m;
 byte[] f_bytes; @Column(length=16) byte[] f_bytes16; @Column(length=65536) byte[] f_bytes65536; @Column(length=16777216) byte[] f_bytes16m; @Lob byte[] f_lobbytes; @Lob @Column(length=65536) byte[] f_lobbytes65536;@Lob @Column(length=16777216) byte[] f_lobbytes16m; Byte[] w_bytes; @Lob Byte[] w_lobbytes; char[] f_chars; Character[] w_chars; @Lob char[] f_lobchars;
 BigDecimal f_bigdec; @Column(precision=10,scale=2) BigDecimal f_bigdec10_2; @Column(precision=10) BigDecimal f_bigdec10; @Column(scale=4) BigDecimal f_bigdecS4; @Column(precision=50,scale=2) BigDecimal f_bigdec50; BigInteger f_bigint; @Column(precision=20) BigInteger f_bigint20;
 @Column(precision=10) double f_double10; @Column(precision=10) Float f_float10; @Column(precision=53) double f_double53; @Column(precision=24) float f_float24; @Column(precision=40) double f_double40;
 java.util.Date f_udate; @Temporal(TemporalType.DATE) java.util.Date f_ud_date; @Temporal(TemporalType.TIME) java.util.Date f_ud_time; @Temporal(TemporalType.TIMESTAMP) java.util.Date f_ud_ts; Calendar f_cal; @Temporal(TemporalType.DATE) Calendar f_cal_date; java.sql.Date f_sdate; java.sql.Time f_stime; java.sql.Timestamp f_sts;
 LocalDate f_ld; LocalTime f_lt; LocalDateTime f_ldt; OffsetTime f_ot; OffsetDateTime f_odt; ZonedDateTime f_zdt; Instant f_inst; Year f_year; ZoneOffset f_zoff; ZoneId f_zid; Duration f_dur; DayOfWeek f_dow; Month f_month;
 @Column(precision=3) Instant f_inst3; @Column(precision=0) LocalDateTime f_ldt0; @Column(precision=3) LocalTime f_lt3;
 UUID f_uuid; Currency f_cur; Locale f_loc; TimeZone f_tz; URL f_url; Class<?> f_class; InetAddress f_inet;
 E f_enum; @Enumerated(EnumType.STRING) E f_enumS; @Enumerated(EnumType.ORDINAL) E f_enumO; @Enumerated(EnumType.STRING) @Column(length=30) E f_enumS30; @Enumerated(EnumType.STRING) @Column(columnDefinition="varchar(7)") E f_enumSdef; @Enumerated(EnumType.STRING) E2 f_enumSbody;
 java.sql.Blob f_blob; java.sql.Clob f_clob; java.sql.NClob f_nclob; java.io.Serializable f_ser; Ser f_ser2;
 String[] f_strarr; int[] f_intarr; Integer[] w_intarr; List<String> f_liststr; Set<E> f_sete; long[] f_longarr; UUID[] f_uuidarr;  double[] f_dblarr; boolean[] f_boolarr; LocalDate[] f_ldarr; 
 @Convert(converter=YN.class) Boolean f_conv; @Convert(converter=GenConv.class) Ser f_conv_int; Auto f_auto; @Convert(disableConversion=true) Auto f_auto_dis;
           
  
 @Column(columnDefinition="text not null default 'x'") String f_cdef; @Column(unique=true,nullable=false) String f_uniq; 
 public enum E {B,A,C}
 public enum E2 {X{},Y{}}
 public static class Ser implements java.io.Serializable {}
 public static class Auto implements java.io.Serializable {String v;}
 @Converter public static class YN implements AttributeConverter<Boolean,String>{ public String convertToDatabaseColumn(Boolean b){return null;} public Boolean convertToEntityAttribute(String s){return null;} }
 public static abstract class Base<T> implements AttributeConverter<Ser,T>{ public T convertToDatabaseColumn(Ser b){return null;} public Ser convertToEntityAttribute(T s){return null;} }
 @Converter public static class GenConv extends Base<Integer>{}
 @Converter(autoApply=true) public static class AutoConv implements AttributeConverter<Auto,Long>{ public Long convertToDatabaseColumn(Auto b){return null;} public Auto convertToEntityAttribute(Long s){return null;} }
}
